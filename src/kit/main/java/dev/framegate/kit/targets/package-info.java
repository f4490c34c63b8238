/** What a run speaks to: targets, their declarations, and the adapters that reach them. */
@NullMarked
package dev.framegate.kit.targets;

import org.jspecify.annotations.NullMarked;
