/**
 * Mutation testing: whether the rules notice a small change of the reference gateway. PIT makes the
 * changes; each runs in a class loader of its own, many in one JVM, and is called over real
 * sockets.
 */
@NullMarked
package dev.framegate.kit.mutation;

import org.jspecify.annotations.NullMarked;
