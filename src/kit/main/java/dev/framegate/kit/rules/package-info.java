/** The rules as data: read from the features with the Gherkin parser, and from nowhere else. */
@NullMarked
package dev.framegate.kit.rules;

import org.jspecify.annotations.NullMarked;
