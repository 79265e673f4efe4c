//! Plain names: what a parent would call a form, a content, a duty. They stand where readers look; the official title stands beside them.

use super::Regime;

/// How many letters a plain name has at most: it is one line on a phone.
pub const PLAIN_NAME: usize = 40;

/// The plain names of a regime, each with the id of what it names.
pub(super) fn of_regime(regime: &Regime) -> impl Iterator<Item = (&str, &str)> {
    let forms = regime.forms.iter().map(|f| (&f.id, &f.name));
    let contents = regime.contents.iter().map(|c| (&c.id, &c.name));
    let schedules = regime.schedules.iter().map(|s| (&s.id, &s.name));
    let channels = regime.channels.iter().map(|c| (&c.id, &c.name));
    let reports = regime.reporting.iter().map(|r| (&r.id, &r.name));
    let budget = regime.disclosures.iter().map(|d| (&d.id, &d.name));
    let all = forms.chain(contents).chain(schedules).chain(channels).chain(reports).chain(budget);
    all.filter_map(|(id, name)| Some((id.as_str(), name.as_deref()?)))
}
