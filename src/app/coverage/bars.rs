//! How long the bars of figures are that measure the same thing.

use std::collections::HashMap;

use crate::language::units;
use crate::model::{Figure, Item, Quantity, Story};
use crate::text::fold::fold;

/// Bars for the figures that measure the same thing in units that convert, each as a part of the greatest of them. Where all
/// are equal there is nothing to see, and there are none.
pub(super) fn bars(story: &Story) -> HashMap<Item, f64> {
    let mut groups: HashMap<String, Vec<Comparable>> = HashMap::new();
    for (at, digest) in story.digests().iter().enumerate() {
        for (number, figure) in digest.figures.iter().enumerate() {
            let item = Item { digest: at as u32, item: number as u32 };
            if let (Some(measured), Some(size)) = (&figure.measures, size(figure)) {
                add(groups.entry(fold(measured)).or_default(), item, figure.unit.as_deref().unwrap_or("1"), size);
            }
        }
    }
    let mut bars = HashMap::new();
    for group in groups.into_values().flatten().filter(|group| group.sizes.len() > 1) {
        let sizes = || group.sizes.iter().map(|(_, size)| *size);
        let (least, greatest) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
        // A conversion may cost the last digits.
        if greatest - least > greatest * 1e-9 {
            bars.extend(group.sizes.into_iter().map(|(item, size)| (item, size / greatest)));
        }
    }
    bars
}

/// Figures that measure the same, with their sizes in one unit.
struct Comparable {
    unit: String,
    sizes: Vec<(Item, f64)>,
}

/// Adds a figure to those that its unit can be compared with, or begins a new group.
fn add(groups: &mut Vec<Comparable>, item: Item, unit: &str, size: f64) {
    for group in groups.iter_mut() {
        if let Some(size) = units::convert(size, unit, &group.unit) {
            group.sizes.push((item, size));
            return;
        }
    }
    groups.push(Comparable { unit: unit.to_owned(), sizes: vec![(item, size)] });
}

/// The size that a figure's bar shows: its value or the greater end of its range; negative numbers have none.
fn size(figure: &Figure) -> Option<f64> {
    let number = match figure.quantity.as_ref()? {
        Quantity::Value(value) => value,
        Quantity::Range { min, max } => max.as_ref().or(min.as_ref())?,
    };
    Some(number.to_f64()).filter(|size| size.is_finite() && *size >= 0.0)
}
