//! The frame around each page: titles, navigation, breadcrumbs.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::section::Section;
use crate::site::context::setting::{Entrance, Setting};
use crate::site::context::{policy, routes, share};
use crate::site::view::{Chrome, Link, NavItem, UnitChrome};

impl Setting<'_> {
    /// The frame of a page that belongs to no unit.
    pub(crate) fn portal_chrome(&self, route: &Route, heading: &str, above: &[(String, Route)]) -> Chrome {
        let mut crumbs = Vec::new();
        if *route != routes::portal() {
            crumbs.push(self.link(route, &routes::portal(), self.say("crumb_portal")));
        }
        crumbs.extend(above.iter().map(|(label, to)| self.link(route, to, label.clone())));
        let title =
            if heading == self.site.title { heading.to_owned() } else { format!("{heading} – {}", self.site.title) };
        let contact = &self.site.contact;
        let notice = self.site.notice.as_deref().map(|notice| notice.split_once(". ").unwrap_or((notice, "")));
        Chrome {
            title,
            heading: heading.to_owned(),
            eyebrow: None,
            official: Vec::new(),
            description: self.site.description.clone(),
            lang: self.language().to_owned(),
            languages: self.other_languages(route),
            home: self.href(route, &routes::portal()),
            root: self.at(route).to_root(),
            css: self.href(route, &self.css),
            print_css: self.href(route, &self.print_css),
            icon: self.icon.map_or_else(|| self.href(route, &routes::icon()), str::to_owned),
            days_script: self.href(route, &self.script),
            feed: self.portal_feed.then(|| self.href(route, &routes::portal_feed())),
            canonical: self.site.base_url.as_ref().map(|base| routes::absolute(base, &self.at(route))),
            csp: policy::CSP.to_owned(),
            share: share::of_portal(self),
            noindex: false,
            record: None,
            record_line: None,
            sheet: None,
            pdf: None,
            site_title: self.site.title.clone(),
            notice: notice.map(|(first, rest)| format!("{first}{}", if rest.is_empty() { "" } else { "." })),
            notice_more: notice.map(|(_, rest)| rest.to_owned()).filter(|rest| !rest.is_empty()),
            versions: Vec::new(),
            unit: None,
            crumbs,
            as_of: self.date(self.as_of),
            as_of_iso: self.as_of.to_string(),
            illustrative: false,
            licence: self.licence(),
            contact: [&contact.name, &contact.address, &contact.phone, &contact.email]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            regulations_href: self.href(route, &routes::regulations()),
            search_href: self.href(route, &routes::search()),
            accessibility_href: self.href(route, &routes::accessibility()),
            json_ld: None,
        }
    }

    /// The frame of a unit's page.
    pub(crate) fn unit_chrome(
        &self,
        route: &Route,
        unit: &Unit,
        section: Section,
        heading: &str,
        above: &[(String, Route)],
    ) -> Chrome {
        let mut with_unit: Vec<(String, Route)> = Vec::new();
        if section != Section::HOME {
            with_unit.push((unit.short_name.clone(), routes::unit_home(unit)));
        }
        with_unit.extend_from_slice(above);
        let mut chrome = self.portal_chrome(route, heading, &with_unit);
        // the front page has nothing above it
        if unit.slug.is_empty() && section != Section::HOME {
            chrome.crumbs.remove(0);
        }
        chrome.title = if section == Section::HOME {
            format!("{heading} – {}", self.site.title)
        } else {
            format!("{heading} – {}", unit.name)
        };
        if unit.has_news(self.as_of) {
            chrome.feed = Some(self.href(route, &routes::feed(unit)));
        }
        if !unit.slug.is_empty() {
            chrome.search_href = format!("{}?{}={}", chrome.search_href, routes::SEARCHED_UNIT, unit.slug);
        }
        chrome.versions.extend(self.own_version(unit));
        chrome.versions.extend(self.closed_notice(unit));
        chrome.share = share::of_unit(self, unit);
        chrome.unit = Some(UnitChrome {
            name: unit.name.clone(),
            short_name: unit.short_name.clone(),
            href: self.href(route, &routes::unit_home(unit)),
            kind_label: self.kind_label(&unit.kind),
            nav: self.nav(route, unit, section),
        });
        chrome
    }

    /// Name and address of the licence of the data.
    pub(crate) fn licence(&self) -> Option<Link> {
        self.site.licence.as_ref().map(|licence| Link { label: licence.name.clone(), href: licence.url.clone() })
    }

    fn nav(&self, route: &Route, unit: &Unit, current: Section) -> Vec<NavItem> {
        let item = |entrance: &Entrance| {
            let to = (entrance.to)(self, unit)?;
            Some(NavItem {
                label: self.say(entrance.section.0),
                href: self.href(route, &to),
                current: entrance.section == current,
            })
        };
        self.entrances.iter().filter_map(item).collect()
    }
}
