/** What a run leaves behind. */
@NullMarked
package dev.framegate.kit.report;

import org.jspecify.annotations.NullMarked;
