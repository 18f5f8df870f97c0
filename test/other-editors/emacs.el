;;; -*- lexical-binding: t -*-
;; Opens a file as a person would, and writes what Emacs shows of it as JSON: its findings, what eldoc says over
;; SO_EXCLUSIVEADDRUSE and the text after the fix whose title begins as BINDSIGHT_FIX says.

(require 'cl-lib)
(require 'json)
(require 'subr-x)

(defvar drive-rule (getenv "BINDSIGHT_RULE"))

(defun drive-wait-for (what is-there)
  "Wait until the function IS-THERE returns something, and return that. WHAT is for the reader of an error."
  (with-timeout (20 (error "%s did not come" what))
    (let (found)
      (while (not (setq found (funcall is-there)))
        (accept-process-output nil 0.02))
      found)))

(defun drive-findings ()
  "What Flymake shows in this buffer."
  (mapcar (lambda (diagnostic)
            (let ((begin (flymake-diagnostic-beg diagnostic))
                  (end (flymake-diagnostic-end diagnostic))
                  (text (flymake-diagnostic-text diagnostic)))
              `((rule . ,(and (string-match "\\[\\(.*?\\)\\]" text) (match-string 1 text)))
                (line . ,(1- (line-number-at-pos begin)))
                (text . ,(buffer-substring-no-properties begin end))
                (severity . ,(format "%s" (flymake-diagnostic-type diagnostic))))))
          (flymake-diagnostics)))

(defun drive-has (rule)
  (cl-find rule (drive-findings) :key (lambda (finding) (alist-get 'rule finding)) :test #'equal))

(defun drive-offered (titles)
  "The one of TITLES that is to be applied."
  (or (cl-find (getenv "BINDSIGHT_FIX") titles :test #'string-prefix-p)
      (error "There is no such fix among %S" titles)))

(defun drive-hover ()
  "What eldoc shows at point."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (drive-wait-for "the hover" (lambda () shown))
    (substring-no-properties shown)))

(defun drive-fix ()
  "Apply the fix at point. Return the titles that were offered."
  (let (offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt actions &rest _)
                 (setq offered (mapcar #'car actions))
                 (drive-offered offered)))
              ;; As if it had been called with M-x and not with the mouse.
              (last-nonmenu-event ?x))
      (call-interactively #'eglot-code-actions))
    offered))

(defun drive ()
  (find-file (getenv "BINDSIGHT_FILE"))
  (switch-to-buffer (current-buffer))
  ;; There is no command loop without a screen, and its hooks are what starts the server and the checks.
  (run-hooks 'post-command-hook)
  (drive-wait-for "the server" #'eglot-managed-p)
  (flymake-start)
  (drive-wait-for "the finding" (lambda () (drive-has drive-rule)))
  (let ((findings (drive-findings)) hover offered text)
    (goto-char (point-min))
    (search-forward "SO_EXCLUSIVEADDRUSE, (const")
    (goto-char (match-beginning 0))
    (setq hover (drive-hover))
    (setq offered (drive-fix))
    (drive-wait-for "the fix" #'buffer-modified-p)
    (setq text (buffer-substring-no-properties (point-min) (point-max)))
    (eglot--signal-textDocument/didChange)
    (drive-wait-for "the end of the finding" (lambda () (flymake-start) (not (drive-has drive-rule))))
    `((version . ,emacs-version) (findings . ,(vconcat findings)) (hover . ,hover) (offered . ,(vconcat offered))
      (text . ,text) (findingsAfter . ,(vconcat (drive-findings))))))

(let ((result (condition-case problem (drive) (error `((failed . ,(error-message-string problem)))))))
  (with-temp-file (getenv "BINDSIGHT_RESULT")
    (insert (json-encode result))))
(when (eglot-current-server)
  (eglot-shutdown (eglot-current-server)))
