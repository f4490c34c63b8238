/** The pages that people open: a run, a comparison, the catalogue. Templates write them. */
@NullMarked
package dev.framegate.kit.report.html;

import org.jspecify.annotations.NullMarked;
