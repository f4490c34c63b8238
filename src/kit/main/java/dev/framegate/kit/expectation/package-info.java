/** What a scenario expects of its target, and how long it waits for it. */
@NullMarked
package dev.framegate.kit.expectation;

import org.jspecify.annotations.NullMarked;
