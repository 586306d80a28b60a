"""How a build reaches the reader: a staging tree beside the output, a manifest that
says what is in it, one atomic exchange, and the link check before it. It knows bytes,
paths and hyperlinks; it is not told what a page is about and renders nothing.

    with Tree.open(output, repository) as tree:      # guard, lock, recovery
        entries = [tree.write(rel, data) for ...]    # also from forked workers
        summary = tree.seal(entries, meta)           # sweep, check, manifest
        broken = verify(scans, {e.rel for e in entries})
        tree.publish()                               # the only step a reader sees

`carry` publishes a finished tree where a server reads it; `bring_back` undoes that.
"""

from generator.publishing.carrying import Carried, bring_back, carry
from generator.publishing.guard import MARKER, check_output
from generator.publishing.linkcheck import BrokenLink, Scan, scan, verify
from generator.publishing.manifest import MANIFEST, Entry, Manifest, read_manifest
from generator.publishing.tree import Summary, Tree

__all__ = [
    "MANIFEST",
    "MARKER",
    "BrokenLink",
    "Carried",
    "Entry",
    "Manifest",
    "Scan",
    "Summary",
    "Tree",
    "bring_back",
    "carry",
    "check_output",
    "read_manifest",
    "scan",
    "verify",
]
