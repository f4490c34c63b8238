/** State that outlives the process: one directory, one file of H2's MVStore. */
@NullMarked
package dev.framegate.gateway.internal.store;

import org.jspecify.annotations.NullMarked;
