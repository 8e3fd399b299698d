//! Origins across digests: which of them are the same, what each rests on, and where they run in a circle.
//!
//! Two origins are the same when `sameAs`, the folded name or an alternate name agrees. An outlet's own reporting is
//! named by its publisher whatever the digest calls it, so that two outlets' "own reporting" stay two, and a report
//! that credits another open report's outlet meets it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashMap;

use crate::model::{Digest, Origin, OriginKind};

/// An origin, the same in every digest that has it; counted from 0 within one [`OriginGraph`].
pub(super) type Identity = usize;

/// All origins of a story.
pub(super) struct OriginGraph {
    /// Of each digest, the identity of each of its origins.
    of_digest: Vec<Vec<Identity>>,
    /// Of each digest, the identity of its publisher, should some digest name it as an origin.
    publishers: Vec<Option<Identity>>,
    /// What each identity is called.
    names: BTreeMap<Identity, String>,
    /// What each identity is.
    kinds: BTreeMap<Identity, OriginKind>,
}

impl OriginGraph {
    /// The origins of `digests`.
    pub(super) fn new(digests: &[Arc<Digest>]) -> Self {
        let mut merge = Merge::default();
        let mut of_digest: Vec<Vec<Identity>> = Vec::with_capacity(digests.len());
        for digest in digests {
            let own = |origin| merge.origin(&keys(digest, origin));
            of_digest.push(digest.origins.iter().map(own).collect());
        }
        for identities in &mut of_digest {
            for identity in identities.iter_mut() {
                *identity = merge.root(*identity);
            }
        }
        let publishers = digests
            .iter()
            .map(|digest| {
                let key = name_key(&digest.report.publisher)?;
                merge.keys.get(&key).copied().map(|identity| merge.root(identity))
            })
            .collect();
        let (names, kinds) = called(digests, &of_digest);
        Self { of_digest, publishers, names, kinds }
    }

    /// What an identity is called.
    pub(super) fn name(&self, identity: Identity) -> &str {
        self.names.get(&identity).map_or("", String::as_str)
    }

    /// What sort of thing it is, where a digest says.
    pub(super) fn kind(&self, identity: Identity) -> Option<OriginKind> {
        self.kinds.get(&identity).copied()
    }

    /// The identity of a digest's publisher, where some digest has it as an origin.
    pub(super) fn publisher(&self, digest: u32) -> Option<Identity> {
        self.publishers.get(digest as usize).copied().flatten()
    }

    /// Everything the origins with the ids `direct` rest on, themselves included, each with how many steps away it
    /// is; and the steps between them.
    pub(super) fn closure(&self, digest: u32, source: &Digest, direct: &BTreeSet<&str>) -> Closure {
        if direct.is_empty() {
            return Closure::default();
        }
        let position: HashMap<&str, usize> =
            source.origins.iter().enumerate().rev().map(|(at, origin)| (origin.id.as_str(), at)).collect();
        let identity = |at: usize| self.of_digest[digest as usize][at];
        let mut closure = Closure::default();
        let mut front: Vec<usize> = direct.iter().filter_map(|id| position.get(id).copied()).collect();
        let mut seen: BTreeSet<usize> = front.iter().copied().collect();
        let mut depth = 0;
        while !front.is_empty() {
            let mut next = Vec::new();
            for at in front {
                closure.depths.entry(identity(at)).or_insert(depth);
                for base in source.origins[at].is_based_on.iter().filter_map(|id| position.get(id.as_str()).copied()) {
                    closure.steps.insert((identity(at), identity(base)));
                    if seen.insert(base) {
                        next.push(base);
                    }
                }
            }
            front = next;
            depth += 1;
        }
        closure
    }
}

/// What the claims of one report rest on.
#[derive(Default)]
pub(super) struct Closure {
    /// Each origin with how many steps it is away from the claim.
    pub(super) depths: BTreeMap<Identity, usize>,
    /// Which rests on which.
    pub(super) steps: BTreeSet<(Identity, Identity)>,
}

/// The identities that lie on a circle of `steps`, sorted.
pub(super) fn circular(steps: &BTreeSet<(Identity, Identity)>) -> Vec<Identity> {
    // Whatever nothing rests on, or rests on nothing, lies on no circle; what is left after taking it away again and
    // again is circles and the ways between them, and those are told apart by whether one can come back.
    let mut left = steps.clone();
    loop {
        let from: BTreeSet<Identity> = left.iter().map(|step| step.0).collect();
        let to: BTreeSet<Identity> = left.iter().map(|step| step.1).collect();
        let before = left.len();
        left.retain(|(a, b)| to.contains(a) && from.contains(b));
        if left.len() == before {
            break;
        }
    }
    let nodes: BTreeSet<Identity> = left.iter().map(|step| step.0).collect();
    nodes.into_iter().filter(|node| reaches(&left, *node, *node)).collect()
}

fn reaches(steps: &BTreeSet<(Identity, Identity)>, from: Identity, to: Identity) -> bool {
    let mut front = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(node) = front.pop() {
        for (_, next) in steps.range((node, 0)..=(node, Identity::MAX)) {
            if *next == to {
                return true;
            }
            if seen.insert(*next) {
                front.push(*next);
            }
        }
    }
    false
}

/// What an origin goes by: origins of any digest that share one are the same.
fn keys(digest: &Digest, origin: &Origin) -> Vec<String> {
    let mut keys: Vec<String> = origin.same_as.iter().filter_map(|url| url_key(url)).collect();
    if origin.kind == Some(OriginKind::Own) {
        keys.extend(name_key(&digest.report.publisher));
    } else {
        keys.extend(std::iter::once(&origin.name).chain(&origin.alternate_names).filter_map(|name| name_key(name)));
    }
    if keys.is_empty() {
        // Nothing names it outside its digest, so it is the same as no other.
        keys.push(format!("id {} {}", digest.id, origin.id));
    }
    keys
}

fn name_key(name: &str) -> Option<String> {
    let folded = folded(name);
    (!folded.is_empty()).then(|| format!("name {folded}"))
}

/// A URL without what doesn't change where it leads: scheme, `www.`, fragment, trailing slash, case of the host.
fn url_key(url: &str) -> Option<String> {
    let bare = url.trim();
    let bare = bare.split('#').next().unwrap_or(bare);
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let (host, path) = bare.split_at(bare.find('/').unwrap_or(bare.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let path = path.trim_end_matches('/');
    (!host.is_empty()).then(|| format!("url {host}{path}"))
}

/// A name as it is compared: its words folded, without a leading article.
fn folded(name: &str) -> String {
    let words: Vec<String> = crate::language::words::tokens(name).map(|token| token.text.to_lowercase()).collect();
    let words = if words.len() > 1 && words[0] == "the" { &words[1..] } else { &words[..] };
    words.join(" ")
}

/// What each identity is called: the name most digests use, the first in order of the alphabet among equals; and
/// what most say it is.
fn called(
    digests: &[Arc<Digest>],
    of_digest: &[Vec<Identity>],
) -> (BTreeMap<Identity, String>, BTreeMap<Identity, OriginKind>) {
    let mut names: BTreeMap<Identity, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut kinds: BTreeMap<Identity, BTreeMap<OriginKind, usize>> = BTreeMap::new();
    for (digest, identities) in digests.iter().zip(of_digest) {
        for (origin, identity) in digest.origins.iter().zip(identities) {
            let own = origin.kind == Some(OriginKind::Own);
            let name = if own { &digest.report.publisher } else { &origin.name };
            let name = if name.trim().is_empty() { origin.alternate_names.first().unwrap_or(name) } else { name };
            *names.entry(*identity).or_default().entry(name.trim()).or_default() += 1;
            if let Some(kind) = origin.kind {
                *kinds.entry(*identity).or_default().entry(kind).or_default() += 1;
            }
        }
    }
    let names = names.into_iter().map(|(identity, counts)| (identity, most(counts).unwrap_or_default().to_owned()));
    let kinds = kinds.into_iter().filter_map(|(identity, counts)| Some((identity, most(counts)?)));
    (names.collect(), kinds.collect())
}

/// The key with the highest count; the first of equals.
fn most<K: Ord>(counts: BTreeMap<K, usize>) -> Option<K> {
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(key, _)| key)
}

/// Union of what shares a key.
#[derive(Default)]
struct Merge {
    keys: HashMap<String, Identity>,
    parents: Vec<Identity>,
}

impl Merge {
    /// The identity of something that goes by `keys`, of which there is at least one.
    fn origin(&mut self, keys: &[String]) -> Identity {
        let mut all = None;
        for key in keys {
            let fresh = self.parents.len();
            let identity = *self.keys.entry(key.clone()).or_insert(fresh);
            if identity == fresh {
                self.parents.push(fresh);
            }
            let root = self.root(identity);
            let first = *all.get_or_insert(root);
            self.parents[root] = first;
        }
        all.unwrap_or_else(|| {
            self.parents.push(self.parents.len());
            self.parents.len() - 1
        })
    }

    fn root(&self, mut identity: Identity) -> Identity {
        while self.parents[identity] != identity {
            identity = self.parents[identity];
        }
        identity
    }
}
