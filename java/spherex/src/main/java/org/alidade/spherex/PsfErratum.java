package org.alidade.spherex;

/** What to do about zone centres that the header lists in the wrong order (spec spherex 6.6). */
public enum PsfErratum {
  /** Put them in order in files of the versions concerned. */
  REPAIR,
  /** Trust the header. */
  OFF
}
