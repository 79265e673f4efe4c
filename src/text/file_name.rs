//! Names of files: which are a system's litter, how a name is written for comparison.

use super::nfc;

/// Whether editors, systems and network disks make files or folders of this name for themselves: `.DS_Store`, `Thumbs.db`, `~$Kế hoạch.docx`,
/// `a.md~`, `@eaDir`, `$RECYCLE.BIN`, `__MACOSX`. They are passed over and never published: `Thumbs.db` holds pictures of deleted photos.
pub fn is_litter(name: &str) -> bool {
    let lower = name.to_lowercase();
    let known = [
        "thumbs.db",
        "thumbs.db:encryptable",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "desktop.ini",
        "icon\r",
        "@eadir",
        "#recycle",
        "#snapshot",
        "$recycle.bin",
        "recycler",
        "system volume information",
        "__macosx",
        "lost+found",
    ];
    known.contains(&lower.as_str())
        || lower.starts_with('.')
        || lower.starts_with("~$")
        || lower.starts_with("~wrl")
        || lower.ends_with('~')
        || [".tmp", ".lnk", ".crdownload", ".part", ".swp"].iter().any(|ending| lower.ends_with(ending))
}

/// The name by which a source is known: letters in normal form C (a Mac's disk has them decomposed), and the endings of texts as this program
/// writes them (`.MD`, `.yml`, `.Yaml`, `.DOCX`). Names in folders whose files are published as they are keep their endings.
pub fn source_name(path: &str) -> String {
    let path = nfc(path);
    if path.contains("/static/") || path.contains("/evidence/") {
        return path;
    }
    let Some((stem, ending)) = path.rsplit_once('.') else { return path };
    match ending.to_ascii_lowercase().as_str() {
        "yml" | "yaml" => format!("{stem}.yaml"),
        "md" | "markdown" => format!("{stem}.md"),
        "docx" => format!("{stem}.docx"),
        "doc" => format!("{stem}.doc"),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litter_is_told_by_its_name() {
        for name in [
            "Thumbs.db",
            "THUMBS.DB",
            "desktop.ini",
            ".DS_Store",
            "@eaDir",
            "$RECYCLE.BIN",
            "__MACOSX",
            ".~lock.a.ods#",
            "~$a.docx",
            "a.md~",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in ["thumbs.pdf", "desktop.md", "unit.yaml", "so lieu.xlsx", "thumb.db.pdf"] {
            assert!(!is_litter(name), "{name}");
        }
    }

    #[test]
    fn names_are_known_in_one_form() {
        assert_eq!(source_name("content/a/documents/ke\u{302}\u{301}.MD"), "content/a/documents/kế.md");
        assert_eq!(source_name("content/a/unit.yml"), "content/a/unit.yaml");
        assert_eq!(source_name("content/a/static/A.YML"), "content/a/static/A.YML");
        assert_eq!(source_name("content/a/v.CSV"), "content/a/v.CSV");
        assert_eq!(source_name("content/a.b/chu"), "content/a.b/chu");
    }
}
