/**
 * Values as the steps write them: sizes, names, JSON, and placeholders for what the target chose.
 */
@NullMarked
package dev.framegate.kit.values;

import org.jspecify.annotations.NullMarked;
