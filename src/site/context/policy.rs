//! What a page may load. The policy is written once, here; every page's meta tag and each host's file say the same.

/// What a page may load. `file:` lets pages opened from a disk find their own style sheet; `connect-src` lets a browser's own tools read robots.txt.
pub(crate) const CSP: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy of a page that holds a block of data, which is allowed by its hash (SHA-256, base64). Data is not run, so that hosts need not know of it.
pub(crate) fn csp_allowing(hash: &str) -> String {
    CSP.replacen("script-src 'self' file:", &format!("script-src 'self' file: 'sha256-{hash}'"), 1)
}
