package io.github.kisroutes.lint;

/** What a rule found: the line, counted from 1, and the sentence for the person who edits the file. */
record Violation(int line, String sentence) {}
