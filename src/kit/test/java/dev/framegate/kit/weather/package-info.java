/** A rehearsal of a run on AWS: the gateway behind weather like an account's. */
@NullMarked
package dev.framegate.kit.weather;

import org.jspecify.annotations.NullMarked;
