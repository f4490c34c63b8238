/** The rules as JUnit tests of a gateway. */
@NullMarked
package dev.framegate.kit;

import org.jspecify.annotations.NullMarked;
