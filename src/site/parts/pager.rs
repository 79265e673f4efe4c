//! The pages of a long list: the one before, the one after, and some to choose from.

use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::view::{NavLink, Pager};

/// Pages of either side that are shown beside the first and the last.
const AROUND: usize = 4;

/// `page` of `pages`, both from 1; `None`: there is only one.
pub(crate) fn pager(
    setting: &Setting<'_>,
    route: &Route,
    (page, pages): (usize, usize),
    address: impl Fn(usize) -> Route,
) -> Option<Pager> {
    let shown = (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= AROUND);
    let label = |n: usize| setting.tell("list_page", &[("page", &n.to_string()), ("pages", &pages.to_string())]);
    let near =
        |n: Option<usize>| n.filter(|n| (1..=pages).contains(n)).map(|n| setting.link(route, &address(n), label(n)));
    (pages > 1).then(|| Pager {
        previous: near(page.checked_sub(1)),
        next: near(page.checked_add(1)),
        pages: shown
            .map(|n| NavLink { label: n.to_string(), href: setting.href(route, &address(n)), current: n == page })
            .collect(),
    })
}
