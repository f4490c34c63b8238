/** Any endpoint whose addresses can be written as templates. */
@NullMarked
package dev.framegate.target.endpoint;

import org.jspecify.annotations.NullMarked;
