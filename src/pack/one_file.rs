//! One YAML file of regulations: what kind it is, whether it fits its type, and what is wrong with it.

use super::{Catalogue, Framework, Regime, ids, lint};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::parse::prose::CodeShapes;
use crate::parse::yaml::{self, Kind, Node};
use crate::text::{Place, Span};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a file can be.
pub(super) enum Pack {
    Framework(Box<Framework>),
    Regime(Box<Regime>),
    Sheets(Box<super::SheetForms>),
    DocumentFormat(super::DocumentFormat),
    Calendar(super::CalendarRules),
    Holidays(super::Holidays),
    Money(super::MoneyUnits),
    Schools(super::SchoolPack),
    Translation(super::Translation),
    Workbooks(Box<super::Workbooks>),
    Privacy(Box<super::Privacy>),
    /// With its file and what is written there: what it speaks of is looked up when all packs are read.
    Glance(Box<super::Glance>),
}

/// A file and what it holds: its tree, the pack if it is one, what is wrong with it.
pub(super) struct Loaded {
    pub(super) root: Option<Node>,
    pub(super) pack: Option<Pack>,
    pub(super) found: Diagnostics,
}

pub(super) fn load_file(file: &Arc<str>, text: &str) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let Some(root) = yaml::parse(file, text, 0, &mut diagnostics) else {
        return Loaded { root: None, pack: None, found: diagnostics };
    };
    let kind = root.get("kind").and_then(Node::as_text).unwrap_or_default();
    let mut reader = Reader { file, diagnostics: &mut diagnostics };
    let pack = match kind {
        "accreditation" => reader.typed::<Framework>(&root).and_then(|mut framework| {
            framework.derive_catalogues();
            reader.check_framework(&framework, &root);
            let fit = reader.fit(ids::of_framework(&framework, &root), root.span);
            fit.then(|| Pack::Framework(Box::new(framework)))
        }),
        "disclosure" => reader.typed::<Regime>(&root).and_then(|regime| {
            reader.check_regime(&regime, &root);
            let mut faults = ids::of_regime(&regime, &root);
            faults.extend(lint::of_regime(&regime, &root));
            let fit = reader.fit(faults, root.span);
            fit.then(|| Pack::Regime(Box::new(regime)))
        }),
        "self-assessment-forms" => reader.typed::<super::SheetForms>(&root).map(|sheets| {
            for table in &sheets.report_database {
                let faults = table.faults();
                if !faults.is_empty() {
                    let span = root.get("report_database").map_or(root.span, |n| n.span);
                    reader.broken(
                        span,
                        format!("bảng “{}”: hàng hoặc cột không có, hoặc có hai lần: {}", table.id, faults.join(", ")),
                    );
                }
            }
            Pack::Sheets(Box::new(sheets))
        }),
        "document-format" => reader.typed(&root).map(Pack::DocumentFormat),
        "calendar" => reader.typed::<super::CalendarRules>(&root).and_then(|rules| {
            let fit = reader.fit(ids::of_calendar(&rules, &root), root.span);
            let faults = rules.faults();
            let usable = fit && faults.is_empty();
            for (key, message) in faults {
                reader.broken(root.get(key).map_or(root.span, |n| n.span), message);
            }
            usable.then_some(Pack::Calendar(rules))
        }),
        "holidays" => reader.typed(&root).map(Pack::Holidays),
        "translation" => reader.typed(&root).map(Pack::Translation),
        "privacy" => reader.typed(&root).map(|rules| Pack::Privacy(Box::new(rules))),
        "workbook" => reader.typed(&root).map(|books| Pack::Workbooks(Box::new(books))),
        "glance" => reader.typed(&root).map(Pack::Glance),
        "money" => reader.typed::<super::MoneyUnits>(&root).and_then(|money| {
            let wrong = money.units.iter().find(|unit| unit.factor < 1);
            if let Some(unit) = wrong {
                let message = format!("đơn vị tiền “{}”: factor là số đồng, từ 1 trở lên", unit.label);
                reader.broken(root.get("units").map_or(root.span, |n| n.span), message);
            }
            wrong.is_none().then_some(Pack::Money(money))
        }),
        "schools" => reader.typed::<super::SchoolPack>(&root).and_then(|schools| {
            let fit = reader.fit(ids::of_schools(&schools, &root), root.span);
            fit.then_some(Pack::Schools(schools))
        }),
        _ => {
            let span = root.get("kind").map_or(Span::default(), |n| n.span);
            reader.broken(
                span,
                format!("loại gói “{kind}” không có; dùng: accreditation, disclosure, self-assessment-forms, document-format, calendar, holidays, money, schools, translation, workbook, glance, privacy"),
            );
            None
        }
    };
    Loaded { root: Some(root), pack, found: diagnostics }
}

pub(super) struct Reader<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn typed<T: DeserializeOwned>(&mut self, root: &Node) -> Option<T> {
        // the loader itself has read it
        let mut body = root.clone();
        if let Kind::Map(entries) = &mut body.kind {
            entries.retain(|(key, _)| key.text != "kind");
        }
        let mismatches = match yaml::from_node(&body) {
            Ok(read) => return Some(read),
            Err(mismatches) => mismatches,
        };
        for mismatch in mismatches {
            let place = Place::new(self.file, mismatch.span.unwrap_or(root.span));
            let mut diagnostic = Diagnostic::new(&codes::BROKEN_PACK, place, mismatch.message);
            diagnostic.hint = mismatch.hint;
            self.diagnostics.push(diagnostic);
        }
        None
    }

    pub(super) fn broken(&mut self, span: Span, message: String) {
        self.diagnostics.push(Diagnostic::new(&codes::BROKEN_PACK, Place::new(self.file, span), message));
    }

    /// Whether all ids can become what ids become: a pack with others is not used, its pages would have no address.
    pub(super) fn fit(&mut self, unfit: Vec<ids::Unfit>, root: Span) -> bool {
        let fit = unfit.is_empty();
        for id in unfit {
            self.broken(id.span.unwrap_or(root), id.message);
        }
        fit
    }

    /// Ids are unique, counts agree, every reference leads somewhere.
    fn check_framework(&mut self, framework: &Framework, root: &Node) {
        let span = root.get("id").map_or(root.span, |n| n.span);
        if !framework.evidence_code.is_readable() {
            let at = root.get("evidence_code").and_then(|e| e.get("regex")).map_or(span, |n| n.span);
            self.broken(at, "biểu thức của mã minh chứng không đọc được".to_owned());
        }
        let (pattern, example) = (&framework.evidence_code.pattern, &framework.evidence_code.example);
        let whole = 0..example.len();
        if framework.evidence_code.criterion_of(example).is_none() {
            self.broken(span, format!("mã mẫu “{example}” không khớp biểu thức của mã minh chứng"));
        } else if CodeShapes::of([pattern.as_str()]).find(example) != [whole] {
            self.broken(
                span,
                format!("mẫu “{pattern}” không cho thấy mã “{example}” trong bài; chữ thường thay cho chữ số, như [Hn-a.b-c] hoặc MC.a.b.cc"),
            );
        }
        for catalogue in &framework.catalogues {
            self.check_catalogue(catalogue, framework, span);
        }
    }

    fn check_catalogue(&mut self, catalogue: &Catalogue, framework: &Framework, span: Span) {
        let mut seen = BTreeSet::new();
        for standard in &catalogue.standards {
            for criterion in &standard.criteria {
                if !seen.insert(criterion.number) {
                    self.broken(span, format!("tiêu chí {} có hai lần", criterion.number));
                }
                if criterion.number.standard != standard.number {
                    self.broken(
                        span,
                        format!("tiêu chí {} nằm trong tiêu chuẩn {}", criterion.number, standard.number),
                    );
                }
            }
        }
        if let Some(count) =
            catalogue.edition.as_ref().and_then(|e| e.criteria_count).filter(|count| *count != seen.len())
        {
            self.broken(span, format!("bản này ghi {count} tiêu chí nhưng danh mục có {}", seen.len()));
        }
        let columns = framework.thresholds.iter().flat_map(|t| &t.columns).map(|column| &column.id).collect::<Vec<_>>();
        for threshold in catalogue.criteria().flat_map(|c| &c.thresholds) {
            for id in threshold.values.keys().filter(|id| !columns.contains(id)) {
                self.broken(span, format!("tỷ lệ “{}”: không có cột “{id}” trong thresholds", threshold.scope));
            }
        }
        let related = framework.further.iter().flat_map(|l| &l.items).flat_map(|i| &i.related);
        let first_edition = framework.editions.first().map(|e| &e.id) == catalogue.edition.as_ref().map(|e| &e.id);
        let missing: Vec<String> = framework
            .rating
            .mandatory_criteria
            .iter()
            .chain(related)
            .filter(|id| !seen.contains(id))
            .map(ToString::to_string)
            .collect();
        if first_edition && !missing.is_empty() {
            self.broken(span, format!("nhắc tới tiêu chí không có: {}", missing.join(", ")));
        }
    }
}
