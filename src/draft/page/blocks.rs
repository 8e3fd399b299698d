//! The blocks of a tree of elements: paragraphs, headings and items of lists, as lines of text.
//!
//! Which of them belong to the report is the boilerplate's matter.

use dom_query::NodeRef;

/// One block of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text, on one line.
    pub(super) text: String,
    /// True of a heading.
    pub(super) heading: bool,
    /// True of an item of a list.
    pub(super) item: bool,
    /// How many bytes of the text are links.
    pub(super) linked: usize,
}

/// Where in the tree text is collected.
#[derive(Clone, Copy, Default)]
struct Within {
    heading: bool,
    item: bool,
    link: bool,
}

/// The blocks below `root`, in their order.
pub(super) fn blocks(root: &NodeRef) -> Vec<Block> {
    let mut collected = Collected::default();
    collected.visit(root, Within::default());
    collected.finish();
    collected.blocks
}

#[derive(Default)]
struct Collected {
    blocks: Vec<Block>,
    current: Block,
    /// White space stands between what is collected and what comes next.
    space: bool,
}

impl Collected {
    /// Collects what is in `node`. The depth of the tree is bounded before it is parsed.
    fn visit(&mut self, node: &NodeRef, within: Within) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text(), within);
                continue;
            }
            let Some(name) = child.node_name() else { continue };
            let inside = match &*name {
                "script" | "style" | "noscript" | "template" | "head" | "title" => continue,
                "br" | "hr" => {
                    self.finish();
                    continue;
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Within { heading: true, ..within },
                "li" => Within { item: true, ..within },
                "a" => Within { link: true, ..within },
                _ => within,
            };
            if is_phrasing(&name) {
                self.visit(&child, inside);
            } else if matches!(&*name, "td" | "th") {
                self.space = true;
                self.visit(&child, inside);
                self.space = true;
            } else {
                self.finish();
                self.visit(&child, inside);
                self.finish();
            }
        }
    }

    fn text(&mut self, text: &str, within: Within) {
        for (at, word) in text.split(is_space).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            let before = self.current.text.len();
            if std::mem::take(&mut self.space) && before > 0 {
                self.current.text.push(' ');
            }
            self.current.text.push_str(word);
            if within.link {
                self.current.linked += self.current.text.len() - before;
            }
            self.current.heading |= within.heading;
            self.current.item |= within.item;
        }
    }

    fn finish(&mut self) {
        self.space = false;
        let block = std::mem::take(&mut self.current);
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }
}

/// White space that HTML folds, and the no-break spaces that pages put beside it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// True of elements that stand within a line.
fn is_phrasing(name: &str) -> bool {
    const PHRASING: [&str; 40] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img", "input", "ins", "kbd", "label", "mark", "meta", "link", "nobr", "output", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    ];
    PHRASING.contains(&name) || matches!(name, "var" | "wbr")
}
