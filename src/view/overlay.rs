//! A text laid over the panes: framed, scrolled, with a sign where there is more.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType};

use super::prose::{Lines, Prose, Room, aired};
use super::{Drawn, pane, theme};
use crate::text::count::grouped;

/// How many lines behind those that are shown are made, so that the reader sees how many there are. A text of more lines is
/// one that nobody goes through, and each frame would cost it.
const AHEAD: usize = 500;

/// A frame for a text, and the columns that it has inside.
pub(super) struct Sheet {
    area: Rect,
    inner: Rect,
    title: String,
    /// How many lines of the text are wanted at most.
    most: usize,
}

impl Sheet {
    /// A frame over `area`; small ones go without a border.
    pub(super) fn new(area: Rect, title: &str) -> Self {
        let bordered = area.height >= 8 && area.width >= 24;
        let inner = if bordered { Block::bordered().inner(area) } else { area };
        // A column of air on both sides reads better.
        let inner = if bordered { Rect { x: inner.x + 1, width: inner.width - 2, ..inner } } else { inner };
        Self { area, inner, title: title.to_owned(), most: usize::MAX }
    }

    /// The same for a text that is shown from `scroll` on: what is far behind is not wanted.
    pub(super) fn scrolled(self, scroll: usize) -> Self {
        Self { most: scroll.saturating_add(self.height() + AHEAD), ..self }
    }

    /// The room of the text.
    pub(super) fn room(&self) -> Room {
        Room { columns: self.columns(), lines: self.most }
    }

    /// The columns of the text.
    pub(super) fn columns(&self) -> usize {
        usize::from(self.inner.width)
    }

    /// The lines of the text that fit.
    pub(super) fn height(&self) -> usize {
        usize::from(self.inner.height)
    }

    /// Where to scroll to from `scroll` so that `lines` are seen, with some of what stands before them.
    pub(super) fn scroll_to(&self, lines: &Range<usize>, scroll: usize) -> usize {
        let height = self.height();
        if lines.start >= scroll && lines.end <= scroll + height {
            return scroll;
        }
        let before = height.saturating_sub(lines.len()) / 3;
        lines.start.saturating_sub(before)
    }

    /// Draws the lines from `scroll` on; where they stand comes back, and the first of them is told in `drawn`.
    pub(super) fn draw(
        self,
        lines: Vec<Line<'static>>,
        scroll: usize,
        frame: &mut Frame<'_>,
        drawn: &mut Drawn,
    ) -> Rect {
        let (count, height) = (lines.len().min(self.most), self.height());
        drawn.shown.lines = count;
        drawn.shown.height = height;
        let scroll = scroll.min(count.saturating_sub(height));
        drawn.shown.first = scroll;
        if self.inner != self.area {
            let title = Prose::new(&self.title, theme::FOCUS.patch(theme::STRONG));
            let mut block = Block::bordered()
                .border_type(BorderType::Thick)
                .border_style(theme::FOCUS)
                .title_top(aired(title.one_line(self.columns().saturating_sub(2))));
            if count > height {
                let all = if count < self.most { grouped(count) } else { format!("{} and more", grouped(count)) };
                let seen = format!(" lines {} to {} of {all} ", scroll + 1, (scroll + height).min(count));
                block = block.title_bottom(Line::styled(seen, theme::QUIET).right_aligned());
            }
            frame.render_widget(block, self.area);
        }
        pane::draw_lines(frame, self.inner, lines.into_iter().skip(scroll).collect());
        self.inner
    }
}
