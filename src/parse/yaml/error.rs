//! What the YAML scanner found wrong, said to a clerk.

use granit_parser::ErrorKind;

/// Message and, where one helps, a hint.
pub(super) fn in_vietnamese(kind: &ErrorKind) -> (String, Option<&'static str>) {
    use ErrorKind as E;
    let (message, hint) = match kind {
        E::UnexpectedEofFlowSequence | E::UnclosedFlowCollection { open: '[' } => {
            ("danh sách mở bằng “[” chưa được đóng", Some("thêm dấu “]”"))
        }
        E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping | E::UnclosedFlowCollection { .. } => {
            ("nhóm khóa mở bằng “{” chưa được đóng", Some("thêm dấu “}”"))
        }
        E::UnexpectedEof | E::UnexpectedEofBlockSequence | E::UnexpectedEofBlockMapping => {
            ("tệp kết thúc giữa chừng", None)
        }
        E::ExpectedFlowSequenceSeparator => {
            ("trong danh sách […] thiếu dấu phẩy hoặc dấu “]”", Some("các phần tử cách nhau bằng dấu phẩy"))
        }
        E::ExpectedFlowMappingSeparator => (
            "trong nhóm {…} thiếu dấu phẩy hoặc dấu “}”",
            Some("các khóa cách nhau bằng dấu phẩy; chữ có dấu phẩy đặt trong nháy \"…\""),
        ),
        E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. } => {
            ("dấu đóng ngoặc không khớp dấu mở", None)
        }
        E::RecursionLimitExceeded => ("các nhóm lồng vào nhau quá sâu", Some("tối đa 40 cấp")),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => ("dùng phím Tab để thụt dòng", Some("thay Tab bằng dấu cách")),
        E::InvalidIndentation
        | E::InvalidBlockScalarIndent
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent => ("thụt dòng không đúng", Some("các khóa cùng cấp bắt đầu ở cùng một cột")),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            ("dấu nháy mở chưa được đóng", Some("thêm dấu nháy đóng ở cuối giá trị"))
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            "có chữ thừa sau dấu nháy đóng",
            Some("đặt cả giá trị trong một cặp nháy; nháy kép bên trong viết là \\\""),
        ),
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => (
            "dấu hai chấm “: ” ở chỗ không hiểu được",
            Some(
                "giá trị có dấu hai chấm phải đặt trong nháy: khóa: \"Tiêu chí 1.1: …\"; nếu đây là một khóa, xem lại thụt dòng",
            ),
        ),
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::ExpectedBlockMappingKey | E::MappingKeyNotAllowed => {
            ("dòng này không phải là “khóa: giá trị”", Some("kiểm tra dấu hai chấm và thụt dòng"))
        }
        E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::BlockEntryInFlowCollection
        | E::InvalidBlockEntryWhitespace => (
            "dấu gạch đầu dòng “- ” ở chỗ không hiểu được",
            Some("các phần tử cùng danh sách thụt như nhau; chữ bắt đầu bằng “- ” đặt trong nháy"),
        ),
        E::UnexpectedCharacter { character } => {
            return (
                format!("không thể bắt đầu giá trị bằng ký tự “{}”", character.escape_default()),
                Some("đặt giá trị trong nháy \"…\""),
            );
        }
        E::UnknownAnchor => ("bí danh YAML (*tên) không được dùng", Some("chữ bắt đầu bằng “*” đặt trong nháy \"…\"")),
        E::MissingAnchorOrAliasName => ("ký tự “&” hoặc “*” ở đầu giá trị", Some("đặt giá trị trong nháy \"…\"")),
        E::UnknownQuotedScalarEscape => {
            ("dấu “\\” trong nháy kép đi với ký tự không hiểu được", Some("dùng nháy đơn '…' hoặc viết “\\\\”"))
        }
        E::CommentNotSeparated | E::CommentInterceptedScalar => {
            ("dấu “#” dính vào chữ", Some("ghi chú phải có dấu cách trước “#”; nếu “#” là chữ, đặt giá trị trong nháy"))
        }
        E::DirectiveDisallowed => ("dòng lệnh “%…” không được dùng", None),
        E::ExpectedDocumentStart | E::InvalidDocumentEnd => {
            ("có nội dung thừa sau khi văn bản YAML đã hết", Some("kiểm tra thụt dòng ở dòng này"))
        }
        _ => ("sai cú pháp YAML", Some("kiểm tra dấu hai chấm, dấu nháy và thụt dòng ở dòng này và dòng trước")),
    };
    (message.to_owned(), hint)
}
