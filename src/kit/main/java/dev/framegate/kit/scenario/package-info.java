/** The state of one scenario, and what the scenarios of a run share. */
@NullMarked
package dev.framegate.kit.scenario;

import org.jspecify.annotations.NullMarked;
