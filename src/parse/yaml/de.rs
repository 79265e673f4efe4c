//! serde over a [`Node`] tree: for packs.
//!
//! Scalars become numbers or booleans only when the target type asks for one, so a `String` field keeps `1.10` as written. A key that no
//! field takes is a mistake: what nobody reads would be believed to work. All such keys are told at once. What is written for people alone
//! stands under the key `notes`, which every map may have.

use super::node::{Kind, Node};
use crate::text::{Span, closest};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::cell::RefCell;
use std::fmt;

/// What is written for people alone: every map may have it, nothing reads it.
const NOTES: &str = "notes";

/// Why a tree does not fit a type, and where.
#[derive(Debug)]
pub struct Mismatch {
    pub message: String,
    pub hint: Option<String>,
    pub span: Option<Span>,
    /// The field that is not there.
    missing: Option<&'static str>,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), hint: None, span: None, missing: None }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { missing: Some(field), ..Self::custom(format_args!("thiếu khóa bắt buộc “{field}”")) }
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::custom(format_args!("khóa “{field}” không có"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!(
            "“{variant}” không phải là giá trị cho phép; chọn một trong: {}",
            expected.join(", ")
        ))
    }
}

/// A typed value from a tree, or all that is wrong with it: each key that nothing takes, and the first value that does not fit.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, Vec<Mismatch>> {
    let strange = RefCell::new(Vec::new());
    let read = T::deserialize(Typed { node, strange: &strange });
    let mut found = strange.into_inner();
    match read {
        Ok(value) if found.is_empty() => Ok(value),
        Ok(_) => Err(found),
        Err(mismatch) => {
            // a key that is misspelt has been told already
            let meant = |hint: &String| mismatch.missing.is_some_and(|field| hint.contains(&format!("“{field}”")));
            if !found.iter().filter_map(|strange| strange.hint.as_ref()).any(meant) {
                found.push(mismatch);
            }
            Err(found)
        }
    }
}

/// A node on its way to a type; keys that nothing takes are gathered.
#[derive(Clone, Copy)]
struct Typed<'de, 'f> {
    node: &'de Node,
    strange: &'f RefCell<Vec<Mismatch>>,
}

/// Gives an error the place of the innermost node that saw it.
fn at(span: Span) -> impl Fn(Mismatch) -> Mismatch {
    move |mismatch| Mismatch { span: mismatch.span.or(Some(span)), ..mismatch }
}

fn scalar<T: std::str::FromStr>(node: &Node, wanted: &str) -> Result<T, Mismatch> {
    node.as_text().and_then(|text| text.parse().ok()).ok_or_else(|| Mismatch {
        message: format!("cần {wanted}, ở đây là {}", node.kind_name()),
        hint: None,
        missing: None,
        span: Some(node.span),
    })
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.$visit(scalar::<$type>(self.node, "số")?).map_err(at(self.node.span))
        })*
    };
}

impl<'de> de::Deserializer<'de> for Typed<'de, '_> {
    type Error = Mismatch;

    numbers!(
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
        deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64
    );

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.node.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            Kind::List(items) => visitor.visit_seq(Items { items: items.iter(), strange: self.strange }),
            Kind::Map(entries) => {
                visitor.visit_map(Entries { entries: entries.iter(), value: None, strange: self.strange })
            }
        }
        .map_err(at(self.node.span))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(scalar(self.node, "true hoặc false")?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.node.kind {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(at(self.node.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self).map_err(at(self.node.span))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if let Kind::Map(entries) = &self.node.kind {
            for (key, _) in entries.iter().filter(|(key, _)| !fields.contains(&key.text.as_str()) && key.text != NOTES)
            {
                let free = fields.iter().copied().filter(|field| entries.iter().all(|(k, _)| k.text != *field));
                self.strange.borrow_mut().push(unknown(key, free));
            }
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_enum(Variant(self.node)).map_err(at(self.node.span))
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A key that no field takes; `free` are the fields that the map does not have.
fn unknown<'c>(key: &super::Key, free: impl Iterator<Item = &'c str>) -> Mismatch {
    let free: Vec<&str> = free.collect();
    let hint = match closest(&key.text, free.iter().copied()) {
        Some(meant) => format!("có phải là “{meant}”?"),
        None if free.is_empty() => format!("lời ghi chú để trong nhóm khóa {NOTES}"),
        None => format!("các khóa còn dùng được: {}; lời ghi chú để trong nhóm khóa {NOTES}", free.join(", ")),
    };
    Mismatch {
        message: format!("khóa “{}” không có", key.text), hint: Some(hint), span: Some(key.span), missing: None
    }
}

struct Items<'de, 'f> {
    items: std::slice::Iter<'de, Node>,
    strange: &'f RefCell<Vec<Mismatch>>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mismatch> {
        let strange = self.strange;
        self.items.next().map(|node| seed.deserialize(Typed { node, strange }).map_err(at(node.span))).transpose()
    }
}

struct Entries<'de, 'f> {
    entries: std::slice::Iter<'de, (super::Key, Node)>,
    value: Option<&'de Node>,
    strange: &'f RefCell<Vec<Mismatch>>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Mismatch;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mismatch> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(KeyText(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mismatch> {
        let node = self.value.take().ok_or_else(|| de::Error::custom("thiếu giá trị"))?;
        seed.deserialize(Typed { node, strange: self.strange }).map_err(at(node.span))
    }
}

/// A key: text, or a number where the map's key type is one (`levels: {1: …}`).
struct KeyText<'de>(&'de super::Key);

impl<'de> de::Deserializer<'de> for KeyText<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(&self.0.text)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let number = self.0.text.parse().map_err(|_| Mismatch {
            message: format!("khóa “{}” phải là số", self.0.text),
            hint: None,
            missing: None,
            span: Some(self.0.span),
        })?;
        visitor.visit_u8(number)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant<'de>(&'de Node);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Mismatch;
    type Variant = Unit;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Unit), Mismatch> {
        let text: String = scalar(self.0, "một từ trong danh sách")?;
        seed.deserialize(text.into_deserializer()).map(|value| (value, Unit))
    }
}

/// Variants in packs carry no data.
struct Unit;

impl<'de> VariantAccess<'de> for Unit {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Mismatch> {
        Err(de::Error::custom("cần một từ, không phải nhóm khóa"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Mismatch> {
        Err(de::Error::custom("cần một từ, không phải danh sách"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Mismatch> {
        Err(de::Error::custom("cần một từ, không phải nhóm khóa"))
    }
}
