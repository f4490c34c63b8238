/** The gateway as an extension of JUnit. */
@NullMarked
package dev.framegate.junit;

import org.jspecify.annotations.NullMarked;
