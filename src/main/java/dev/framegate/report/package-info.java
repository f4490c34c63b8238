/** What a run leaves behind. */
@NullMarked
package dev.framegate.report;

import org.jspecify.annotations.NullMarked;
