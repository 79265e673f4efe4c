//! The portal's front page, the page on accessibility, and the page for addresses that are not there.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::context::{list_routes, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::directory::directory;
use crate::site::parts::places::is_split;
use crate::site::parts::{compared, lists, register, units};
use crate::site::view::{Accessibility, Chrome, NotFound, Portal, UnitList, View};
use std::sync::Arc;

/// The pages.
pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    let source: Arc<str> = Arc::from("content/site.yaml");
    let mut pages = vec![Page {
        route: routes::fixed("404.html"),
        content: Content::Html(Box::new(not_found(setting))),
        source: Arc::clone(&source),
    }];
    pages.push(Page {
        route: routes::accessibility(),
        content: Content::Html(Box::new(accessibility(setting))),
        source: Arc::clone(&source),
    });
    if !setting.single_unit() {
        let route = routes::portal();
        let content = Content::Html(Box::new(View::Portal(portal(setting, &route))));
        pages.push(Page { route, content, source });
    }
    pages
}

fn portal(setting: &Setting<'_>, route: &Route) -> Portal {
    let every: Vec<&Unit> = setting.site.units.iter().collect();
    let chrome = setting.portal_chrome(route, &setting.site.title, &[]);
    Portal {
        chrome: Chrome { versions: setting.versions_of_all(), ..chrome },
        description: setting.site.description.clone(),
        totals: units::totals(setting, &every),
        directory: is_split(setting).then(|| Box::new(directory(setting, route))),
        list: if is_split(setting) { UnitList::default() } else { units::list(setting, route, &every) },
        calendar: lists::portal_links(setting, route),
        compare: compared::is_there(setting)
            .then(|| setting.link(route, &list_routes::comparison(), setting.say("compare_heading"))),
        data: register::offers(setting, route),
        regulations: vec![setting.link(route, &routes::regulations(), setting.say("regulations_heading"))],
    }
}

fn accessibility(setting: &Setting<'_>) -> View {
    let chrome = setting.portal_chrome(&routes::accessibility(), &setting.say("accessibility_heading"), &[]);
    let own_theme = setting.site.theme.as_ref().is_some_and(|name| name != crate::theme::DEFAULT_NAME);
    View::Accessibility(Accessibility { chrome, own_theme })
}

fn not_found(setting: &Setting<'_>) -> View {
    let route = routes::fixed("404.html");
    let base = setting.base_path();
    let mut chrome = setting.portal_chrome(&route, &setting.say("not_found_heading"), &[]);
    chrome.home.clone_from(&base);
    chrome.root.clone_from(&base);
    chrome.languages.clear();
    if setting.icon.is_none() {
        chrome.icon = format!("{base}{}", routes::icon());
    }
    chrome.css = format!("{base}{}", setting.css);
    chrome.print_css = format!("{base}{}", setting.print_css);
    chrome.days_script = format!("{base}{}", setting.script);
    chrome.feed = chrome.feed.map(|_| format!("{base}{}", routes::portal_feed()));
    chrome.canonical = None;
    chrome.accessibility_href = format!("{base}{}", routes::accessibility());
    chrome.regulations_href = format!("{base}{}", routes::regulations());
    chrome.search_href = format!("{base}{}", routes::search());
    for crumb in &mut chrome.crumbs {
        crumb.href.clone_from(&base);
    }
    let units = setting.site.units.iter().take(20);
    let units = units
        .map(|u| crate::site::view::Link { label: u.name.clone(), href: format!("{base}{}", routes::unit_home(u)) });
    View::NotFound(NotFound { chrome, home: base.clone(), units: units.collect() })
}
