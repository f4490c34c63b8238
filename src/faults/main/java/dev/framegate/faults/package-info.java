/** Named ways of being wrong, each one replaced policy. */
@NullMarked
package dev.framegate.faults;

import org.jspecify.annotations.NullMarked;
