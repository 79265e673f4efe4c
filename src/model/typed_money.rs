//! What a school's figures of money are typed in: key `unit` of a disclosure. In the model they are in đồng.

use super::reading::unknown;
use crate::diag::{Diagnostic, codes};
use crate::pack::{MoneyUnit, MoneyUnits};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
use crate::text::{Place, Spanned};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The unit of one table.
#[derive(Clone, Debug)]
pub struct TypedMoney {
    /// All that are known.
    pub units: Arc<MoneyUnits>,
    /// So many đồng is one.
    pub factor: i64,
    /// `triệu đồng`.
    pub label: String,
    /// Whether the school has named it.
    pub is_said: bool,
}

/// The units of a disclosure: one for all its tables, or by table.
#[derive(Clone, Debug)]
pub(super) struct TypedUnits {
    pub(super) all: TypedMoney,
    by_table: BTreeMap<String, (TypedMoney, Place)>,
}

impl TypedMoney {
    /// Đồng, as long as nothing else is said.
    pub fn unsaid(units: &Arc<MoneyUnits>) -> Self {
        let dong = units.units.iter().find(|unit| unit.factor == 1);
        let label = dong.map_or_else(String::new, |unit| unit.label.clone());
        Self { units: Arc::clone(units), factor: 1, label, is_said: false }
    }

    fn said(units: &Arc<MoneyUnits>, unit: &MoneyUnit) -> Self {
        Self { units: Arc::clone(units), factor: unit.factor, label: unit.label.clone(), is_said: true }
    }
}

impl TypedUnits {
    /// `unit: triệu đồng`, or `unit: {chinh: triệu đồng}`.
    pub(super) fn read(fields: &mut Fields<'_, '_>, units: &Arc<MoneyUnits>) -> Self {
        let mut typed = Self { all: TypedMoney::unsaid(units), by_table: BTreeMap::new() };
        match fields.node("unit") {
            None => {}
            Some(Node { kind: Kind::Map(_), .. }) => {
                for (table, node) in fields.entries("unit") {
                    if let Some(unit) = unit(fields, node, units) {
                        typed.by_table.insert(table.text.clone(), (unit, fields.place(table.span)));
                    }
                }
            }
            Some(node) => typed.all = unit(fields, node, units).unwrap_or(typed.all),
        }
        typed
    }

    /// That of a table.
    pub(super) fn of(&self, table: &str) -> TypedMoney {
        self.by_table.get(table).map_or(&self.all, |(unit, _)| unit).clone()
    }

    /// Says of which tables a unit is given that are not there.
    pub(super) fn check<'t>(&self, fields: &mut Fields<'_, '_>, tables: impl Iterator<Item = &'t str>) {
        let known: Vec<&str> = tables.collect();
        for (table, (_, place)) in self.by_table.iter().filter(|(table, _)| !known.contains(&table.as_str())) {
            let written = Spanned { value: table.clone(), place: place.clone() };
            unknown(fields, &codes::UNKNOWN_ROW, &written, "bảng", &known);
        }
    }
}

fn unit(fields: &mut Fields<'_, '_>, node: &Node, units: &Arc<MoneyUnits>) -> Option<TypedMoney> {
    let written = fields.as_text(node)?;
    let found = units.find(&written.value).map(|unit| TypedMoney::said(units, unit));
    if found.is_none() {
        let message = format!("“{}” không phải đơn vị tiền", written.value);
        let hint = format!("viết một trong: {}", units.labels().join(", "));
        fields.diagnostics.push(Diagnostic::new(&codes::NOT_A_CHOICE, written.place, message).hint(hint));
    }
    found
}
