/** A whole run: open the target, run the features, judge, write the report. */
@NullMarked
package dev.framegate.kit.run;

import org.jspecify.annotations.NullMarked;
