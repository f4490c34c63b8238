/** Finds out what a target offers, by trying it, and writes the declaration that says so. */
@NullMarked
package dev.framegate.kit.capabilities;

import org.jspecify.annotations.NullMarked;
