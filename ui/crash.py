"""Errors of our own: logged with everything, shown once, and the window stays."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_log = logging.getLogger("pmdesk.crash")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Catches what nobody else did; a storm of one error is reported once."""

    happened = Signal(str)
    """A sentence for the user; the details are in the log."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()

    def install(self) -> None:
        """Take over from Python's and Qt's own reporting."""
        sys.excepthook = self._report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(_log_qt)

    def _report_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._report(args.exc_type, args.exc_value, args.exc_traceback)

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        where = "".join(traceback.format_tb(trace)) + kind.__name__
        if where in self._seen:
            return
        self._seen.add(where)
        _log.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        self.happened.emit(
            f"Something inside pmdesk went wrong ({kind.__name__}). What you typed is kept. "
            "If it happens again, the log file says where."
        )


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], text)
