/** What a run collects from its scenarios: records without behavior. */
@NullMarked
package dev.framegate.kit.outcome;

import org.jspecify.annotations.NullMarked;
