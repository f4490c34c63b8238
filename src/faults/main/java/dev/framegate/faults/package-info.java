/** Named faults, each a replacement of parts of the gateway. */
@NullMarked
package dev.framegate.faults;

import org.jspecify.annotations.NullMarked;
