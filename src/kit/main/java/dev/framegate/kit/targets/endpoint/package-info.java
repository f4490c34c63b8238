/** Any endpoint whose addresses can be written as templates. */
@NullMarked
package dev.framegate.kit.targets.endpoint;

import org.jspecify.annotations.NullMarked;
