/** Reads settings from YAML or JSON files and reports errors with file, line and valid values. */
@NullMarked
package dev.framegate.settings;

import org.jspecify.annotations.NullMarked;
