//! The stylesheet as it is published: fewer bytes, the same rules. (`tests/browser/pages.mjs` compares the rules as Chromium reads them.)

use crate::support::Site;
use std::fs;

/// A theme's stylesheet as the site brings it.
fn published(css: &str) -> String {
    let site = Site::small()
        .with("content/site.yaml", "title: Cổng\ntheme: rieng\n")
        .with("themes/rieng/theme.yaml", format!("contract: {}\n", congkhai::theme::CONTRACT))
        .with("themes/rieng/style.css", css);
    let built = site.build();
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    let files = fs::read_dir(site.public().join("tai-nguyen")).unwrap().map(|entry| entry.unwrap().path());
    let sheets: Vec<_> = files.filter(|path| path.to_string_lossy().contains("/giao-dien-")).collect();
    assert_eq!(sheets.len(), 1, "{sheets:?}");
    fs::read_to_string(&sheets[0]).unwrap()
}

#[test]
fn comments_and_spaces_that_mean_nothing_are_left_out() {
    let cases = [
        ("\n.a > .b ,\n.c {\n  color: red;\n  margin: 0 auto;\n}\n\n/* why */\n", ".a>.b,.c{color:red;margin:0 auto}"),
        (
            "@media screen and (max-width: 40rem) {\n  .a { top: 0; }\n}",
            "@media screen and (max-width:40rem){.a{top:0}}",
        ),
        (
            ":root { --s: 1rem; }\n.a { width: calc(100% - var(--s) * 2) }",
            ":root{--s:1rem}.a{width:calc(100% - var(--s) * 2)}",
        ),
    ];
    for (css, wanted) in cases {
        assert_eq!(published(css), wanted);
    }
}

#[test]
fn what_means_something_stays() {
    let cases = [
        // a descendant, a neighbour, a pseudo-class of a descendant
        (".a .b + .c :is(td , th) { top: 0 }", ".a .b + .c :is(td,th){top:0}"),
        (".a /* of */ .b{top:0}", ".a .b{top:0}"),
        // texts and addresses
        ("q { quotes: \"“ { \" ' ; } ' }", "q{quotes:\"“ { \" ' ; } '}"),
        ("a { content: \"/* no  comment */\\\" ; \" }", "a{content:\"/* no  comment */\\\" ; \"}"),
        ("a { background: url( x.svg?a;b ) no-repeat }", "a{background:url( x.svg?a;b ) no-repeat}"),
        ("a { background: url( \"x y.svg\" ) }", "a{background:url( \"x y.svg\" )}"),
        // an escaped mark is a letter of a name
        (".a\\, .b{top:0}", ".a\\, .b{top:0}"),
        ("a { margin: 1px/**/2px }", "a{margin:1px/**/2px}"),
        // what has no end is copied to the end
        ("a { color: red } /* b { top: 0 }", "a{color:red}"),
        ("a { content: \"b; }\n", "a{content:\"b; }\n"),
        ("", ""),
    ];
    for (css, wanted) in cases {
        assert_eq!(published(css), wanted, "{css}");
    }
}
