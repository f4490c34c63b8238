/** The kit in somebody's JUnit tests: a gateway for a class, and the rules as tests. */
@NullMarked
package dev.framegate.junit;

import org.jspecify.annotations.NullMarked;
