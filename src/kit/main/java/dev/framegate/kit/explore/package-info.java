/** Random sequences of actions against a target, judged by a model of what is permitted. */
@NullMarked
package dev.framegate.kit.explore;

import org.jspecify.annotations.NullMarked;
