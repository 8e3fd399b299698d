//! The second step: cluster by cluster, bounds on what may pile up in one cell.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Edits, MARKER};
use crate::text::cluster::clusters;

/// The most marks of no width in a row that are kept. Pointed Hebrew with accents and Vietnamese need at most five; a
/// Sanskrit conjunct breaks the row with each consonant.
const MARKS: usize = 6;

/// The most characters of one cluster that are kept: the longest conjuncts of Sanskrit with vowel and accent have fourteen.
const CHARACTERS: usize = 16;

/// Carries a mark that has no base of its own.
const DOTTED_CIRCLE: char = '◌';

/// Bounds each cluster. The text has passed the first step.
pub(super) fn bound(text: &str, mut edits: Edits<'_>) -> String {
    for (_, cluster) in clusters(text) {
        if cluster == "\n" {
            edits.keep(cluster);
            continue;
        }
        let kept = &cluster[..bounded(cluster)];
        let columns = UnicodeWidthStr::width(kept);
        if columns != kept.chars().map(character_width).sum::<usize>() {
            // Terminals that add up its characters would see another width: only the first is shown.
            edits.replace(kept.len(), kept.chars().next());
        } else if columns == 0 {
            edits.replace(kept.len(), with_base(kept).chars());
        } else {
            edits.keep(kept);
        }
        if kept.len() < cluster.len() {
            edits.replace(cluster.len() - kept.len(), [MARKER]);
        }
    }
    edits.result
}

/// How many bytes of a cluster are kept.
fn bounded(cluster: &str) -> usize {
    let mut marks = 0;
    for (number, (at, c)) in cluster.char_indices().enumerate() {
        marks = if character_width(c) == 0 { marks + 1 } else { 0 };
        if number == CHARACTERS || marks > MARKS {
            return at;
        }
    }
    cluster.len()
}

/// What shows a cluster that has no width: its marks on a dotted circle, or a marker where they can't stand on one.
fn with_base(marks: &str) -> String {
    let carried = format!("{DOTTED_CIRCLE}{marks}");
    if carried.graphemes(true).count() == 1 { carried } else { MARKER.to_string() }
}

/// The columns of a character as terminals count that know no clusters; controls don't occur here.
fn character_width(c: char) -> usize {
    UnicodeWidthChar::width(c).unwrap_or(0)
}
