/**
 * Mutation testing: whether the rules notice a small change of the reference gateway, and whether
 * the right gateway, faults and liars show a small change of the code that judges. PIT makes the
 * changes; each runs in a class loader of its own, many in one JVM, over real sockets.
 */
@NullMarked
package dev.framegate.kit.mutation;

import org.jspecify.annotations.NullMarked;
