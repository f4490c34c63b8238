/** Laws that hold for every resource of the service model, and the cases that follow from it. */
@NullMarked
package dev.framegate.kit.laws;

import org.jspecify.annotations.NullMarked;
