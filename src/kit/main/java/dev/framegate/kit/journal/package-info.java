/** What a run has made on its target: the run's id, the mark that carries it, and the journal. */
@NullMarked
package dev.framegate.kit.journal;

import org.jspecify.annotations.NullMarked;
