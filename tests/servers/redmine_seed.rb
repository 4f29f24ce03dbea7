# Makes Redmine's database: its own defaults, an administrator whose key the tests know, a project.
ActiveRecord::Tasks::DatabaseTasks.migrate
Rails.application.eager_load!
ActiveRecord::Base.descendants.each(&:reset_column_information)
Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'

admin = User.find_by_login('admin')
admin.password = admin.password_confirmation = 'postmortem'
admin.must_change_passwd = false
admin.save!
token = Token.create!(:user => admin, :action => 'api')
token.update_column(:value, '0123456789abcdef' * 2 + '01234567')

project = Project.new(:name => 'Postmortems', :identifier => 'pm')
project.enabled_module_names = ['issue_tracking']
project.trackers = Tracker.all
project.save!
