/** The command line. */
@NullMarked
package dev.framegate.cli;

import org.jspecify.annotations.NullMarked;
