/** State that outlives the process: one directory, one file of H2's MVStore. */
@NullMarked
package dev.framegate.gateway.store;

import org.jspecify.annotations.NullMarked;
