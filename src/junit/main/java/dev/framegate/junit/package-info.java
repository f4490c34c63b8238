/** The gateway as an extension of JUnit, and assertions that wait. */
@NullMarked
package dev.framegate.junit;

import org.jspecify.annotations.NullMarked;
