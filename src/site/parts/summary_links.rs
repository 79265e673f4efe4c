//! The way from a school's home to the school on one page in another language.

use crate::model::Unit;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::view::LanguageLink;

/// Where the home of a unit leads to for readers of languages that it has no pages in.
pub(crate) fn summary_links(setting: &Setting<'_>, unit: &Unit) -> Vec<LanguageLink> {
    let home = routes::unit_home(unit);
    let without = setting.translations().filter(|there| there.at(&home) == home);
    let link = |there: Setting<'_>| {
        let to = routes::summary(unit, there.language());
        LanguageLink {
            code: there.language().to_owned(),
            name: there.say("language_name"),
            href: setting.href(&home, &to),
            address: setting.site.base_url.as_ref().map(|base| routes::absolute(base, &to)),
        }
    };
    without.map(link).collect()
}
